import pandas as pd
import string
from nltk.corpus import stopwords
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, precision_score

sms = pd.read_csv('spam.csv', encoding='latin-1')[['v1', 'v2']]
sms.columns = ['label', 'message']
sms['label'] = sms['label'].map({'ham': 0, 'spam': 1})

def clean(msg):
    msg = msg.lower().translate(str.maketrans('', '', string.punctuation))
    return ' '.join(w for w in msg.split() if w not in stopwords.words('english'))

sms['message'] = sms['message'].apply(clean)
tfidf = TfidfVectorizer(max_features=3000)
y = sms['label'].values
msg_train, msg_test, y_train, y_test = train_test_split(sms['message'], y, test_size=0.2, random_state=2)
X_train = tfidf.fit_transform(msg_train).toarray()
X_test = tfidf.transform(msg_test).toarray()

mnb = MultinomialNB()
mnb.fit(X_train, y_train)
y_pred = mnb.predict(X_test)
print(accuracy_score(y_test, y_pred))
print(precision_score(y_test, y_pred))
